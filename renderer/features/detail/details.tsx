/** Every bibliographic field of a paper, each editable where it stands; those it lacks are a menu away. */
import { useState } from 'react';
import type { PaperEdit } from '../../../shared/api/schemas.ts';
import { PAPER_TYPES, type Paper } from '../../../shared/library/paper.ts';
import { editPaper } from '../../state/edits.ts';
import { Button } from '../../ui/button.tsx';
import { EditableText } from '../../ui/editable-text.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { Field } from './field.tsx';
import {
  authorLines,
  checkId,
  fullDate,
  isoDate,
  namesInBrief,
  readAuthors,
  readBibField,
  readDate,
  withId,
} from './paper-text.ts';

/** Identifiers that most papers have, and those that are shown where there are any. */
const USUAL_IDS = [
  ['arxiv', 'arXiv'],
  ['doi', 'DOI'],
] as const;
const OTHER_IDS = [
  ['openreview', 'OpenReview'],
  ['acl', 'ACL'],
  ['dblp', 'DBLP'],
  ['semanticScholar', 'Semantic Scholar'],
  ['isbn', 'ISBN'],
] as const;

export function Details({ paper }: { readonly paper: Paper }) {
  /** A field that was empty and is being added. */
  const [adding, setAdding] = useState<string>();
  const edit = (change: PaperEdit): Promise<boolean> => editPaper(paper, change);
  const shows = (field: string, value: unknown): boolean => value !== undefined || adding === field;
  const missing = [
    ...(paper.editors === undefined ? [['editors', 'Editors'] as const] : []),
    ...OTHER_IDS.filter(([id]) => paper.ids[id] === undefined),
    ...(paper.language === undefined ? [['language', 'Language'] as const] : []),
    ['bib', 'BibTeX field'] as const,
  ];
  const idField = ([id, name]: (typeof USUAL_IDS | typeof OTHER_IDS)[number]) => (
    <Field
      key={id}
      name={name}
      value={paper.ids[id] ?? ''}
      openAtOnce={adding === id}
      check={(text) => checkId(id, text)}
      onSave={(text) => edit({ ids: withId(paper.ids, id, text) })}
    />
  );
  return (
    <section aria-label="Details">
      <h3 className="detail-heading">Details</h3>
      <dl className="fields">
        <Field
          name="Authors"
          value={authorLines(paper.authors)}
          shown={namesInBrief(paper.authors)}
          lines
          placeholder={
            paper.authorCount === undefined
              ? 'Add, one a line'
              : `Names of ${paper.authorCount} authors, one a line`
          }
          onSave={(text) => edit({ authors: readAuthors(text) })}
        />
        {shows('editors', paper.editors) && (
          <Field
            name="Editors"
            value={authorLines(paper.editors ?? [])}
            shown={namesInBrief(paper.editors ?? [])}
            lines
            placeholder="Add, one a line"
            openAtOnce={adding === 'editors'}
            onSave={(text) => edit({ editors: text === '' ? null : readAuthors(text) })}
          />
        )}
        <Field
          name="Date"
          value={isoDate(paper.published)}
          shown={fullDate(paper.published)}
          check={(text) =>
            readDate(text) === undefined ? 'Write a date as 2024, 2024-11 or 2024-11-22.' : undefined
          }
          onSave={(text) => edit({ published: readDate(text) ?? null })}
        />
        <Field
          name="Venue"
          value={paper.venue ?? ''}
          onSave={(venue) => edit({ venue: venue === '' ? null : venue })}
        />
        <TypeField paper={paper} />
        {USUAL_IDS.map(idField)}
        {OTHER_IDS.filter(([id]) => shows(id, paper.ids[id])).map(idField)}
        {shows('language', paper.language) && (
          <Field
            name="Language"
            value={paper.language ?? ''}
            openAtOnce={adding === 'language'}
            onSave={(language) => edit({ language: language === '' ? null : language })}
          />
        )}
        {Object.entries(paper.bib).map(([name, value]) => (
          <Field
            key={name}
            name={name}
            value={value}
            onSave={(text) => {
              const { [name]: _old, ...rest } = paper.bib;
              return edit({ bib: text === '' ? rest : { ...rest, [name]: text } });
            }}
          />
        ))}
        {paper.keyAliases.length > 0 && (
          <div className="field">
            <dt>Former keys</dt>
            <dd>
              <code>{paper.keyAliases.join(', ')}</code>
            </dd>
          </div>
        )}
      </dl>
      {adding === 'bib' && (
        <EditableText
          label="BibTeX field"
          value=""
          placeholder="pages = 1--14"
          className="detail-add-field"
          openAtOnce
          check={(text) =>
            readBibField(text)
              ? undefined
              : 'Write the field’s name, an equals sign and its value: pages = 1--14'
          }
          onSave={(text) => {
            setAdding(undefined);
            const field = readBibField(text);
            return edit({ bib: { ...paper.bib, ...(field ? { [field.name]: field.value } : {}) } });
          }}
        />
      )}
      <Menu
        trigger={
          <Button look="quiet" icon="plus" className="detail-add">
            Add a field
          </Button>
        }
      >
        {missing.map(([field, name]) => (
          <MenuItem key={field} onSelect={() => setAdding(field)}>
            {name}
          </MenuItem>
        ))}
      </Menu>
    </section>
  );
}

function TypeField({ paper }: { readonly paper: Paper }) {
  return (
    <div className="field">
      <dt>
        <label htmlFor="paper-type">Type</label>
      </dt>
      <dd>
        <select
          id="paper-type"
          className="plain-select"
          value={paper.type}
          onChange={(event) => {
            const type = PAPER_TYPES.find((each) => each === event.target.value);
            if (type) void editPaper(paper, { type });
          }}
        >
          {PAPER_TYPES.map((type) => (
            <option key={type}>{type}</option>
          ))}
        </select>
      </dd>
    </div>
  );
}
