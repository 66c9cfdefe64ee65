/** Before the first look-up: which hosts are asked, and what of a paper each is sent. */
import { useEffect, useState } from 'react';
import type { RequestOutput } from '../../../shared/api/contract.ts';
import { api } from '../../api.ts';
import { notifyError } from '../../state/notify.ts';

export function Consent() {
  const [sources, setSources] = useState<RequestOutput<'complete.sources'>>([]);
  useEffect(() => {
    void api.request('complete.sources', {}).then((answer) => {
      if (answer.ok) setSources(answer.value);
      else notifyError(answer.error);
    });
  }, []);
  return (
    <div className="consent">
      <p>
        Looking a paper up asks these public sources. Each is sent only what is written here, and the contact
        address from your settings if you gave one: never your notes, tags or files.
      </p>
      <table className="consent-sources">
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col">Host</th>
            <th scope="col">Is sent</th>
          </tr>
        </thead>
        <tbody>
          {sources.map(({ id, name, host, sends }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>
                <code>{host}</code>
              </td>
              <td>{sends}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted">
        You are asked this once. Papers are looked up only when you say so, and nothing changes before you
        have seen it.
      </p>
    </div>
  );
}
