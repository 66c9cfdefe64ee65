/** Online sources: who is asked, and what of a paper each is sent. */
import { Fragment } from 'react';
import './sources-table.css';

interface OnlineSource {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  readonly sends: string;
}

export function SourcesTable({ sources }: { readonly sources: readonly OnlineSource[] }) {
  return (
    <table className="sources-table">
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
              <code>
                {host.split('.').map((part, at) => (
                  <Fragment key={at}>
                    {at > 0 && '.'}
                    <wbr />
                    {part}
                  </Fragment>
                ))}
              </code>
            </td>
            <td>{sends}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
