import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addAttachment,
  attachmentPath,
  isAttachmentThere,
  safeFileName,
  storeAttachment,
} from '../../../../electron/library-host/store/attachments.ts';
import { temporaryFolders } from './temporary-folder.ts';

const newFolder = temporaryFolders();

it.each([
  ['../../etc/passwd', '_.._etc_passwd'],
  ['CON.pdf', '_CON.pdf'],
  ['what? "this": a|b.pdf', 'what_ _this__ a_b.pdf'],
  ['...', 'file'],
  ['Über Müller.pdf', 'Über Müller.pdf'],
  ['invoice\u202efdp.exe', 'invoice_fdp.exe'],
])('makes a safe name of %s', (name, safe) => expect(safeFileName(name)).toBe(safe));

it('makes safe names of anything', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const safe = safeFileName(name);
      expect(safe).not.toMatch(/[/\\\0]|^\.|^$/);
      expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(120);
    }),
  );
});

it('copies files in, never over one another', async () => {
  const folder = newFolder();
  const file = join(newFolder(), 'paper.pdf');
  writeFileSync(file, 'first');
  const first = await addAttachment(folder, file, 'copy');
  writeFileSync(file, 'second');
  const second = await addAttachment(folder, file, 'copy');
  expect([first.path, second.path]).toEqual(['paper.pdf', 'paper-2.pdf']);
  expect(readFileSync(await attachmentPath(folder, first), 'utf8')).toBe('first');
  expect(readFileSync(await attachmentPath(folder, second), 'utf8')).toBe('second');
});

it('links files where they are, and notices when they are gone', async () => {
  const folder = newFolder();
  const file = join(newFolder(), 'paper.pdf');
  writeFileSync(file, 'text');
  const linked = await addAttachment(folder, file, 'link');
  expect(existsSync(join(folder, 'attachments'))).toBe(false);
  expect(await isAttachmentThere(folder, linked)).toBe(true);
  rmSync(file);
  expect(await isAttachmentThere(folder, linked)).toBe(false);
  await expect(attachmentPath(folder, linked)).rejects.toMatchObject({ error: { code: 'not-found' } });
  await expect(addAttachment(folder, file, 'copy')).rejects.toMatchObject({ error: { code: 'not-found' } });
});

it('never opens a path that leaves the folder', async () => {
  const folder = newFolder();
  const secret = join(newFolder(), 'secret');
  writeFileSync(secret, 'x');
  mkdirSync(join(folder, 'attachments'));
  writeFileSync(join(folder, 'library.json'), '');
  symlinkSync(secret, join(folder, 'attachments', 'innocent.pdf'));
  for (const path of ['../library.json', secret, 'innocent.pdf', '', '.', 'x/../../library.json']) {
    await expect(attachmentPath(folder, { kind: 'copied', path })).rejects.toMatchObject({
      error: { code: 'invalid-request' },
    });
  }
});

it('keeps bytes that came without a file, under a safe name', async () => {
  const folder = newFolder();
  const kept = await storeAttachment(folder, '../../notes: draft?.pdf', Buffer.from('%PDF-1.7'));
  expect(kept).toMatchObject({ kind: 'copied', title: '../../notes: draft?.pdf' });
  expect(readFileSync(await attachmentPath(folder, kept), 'utf8')).toBe('%PDF-1.7');
});
