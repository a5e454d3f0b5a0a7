import type { ProcessView } from '../../../../server/api/processes.js';
import { isoDay } from '../../ui/format.js';
import { Panel } from '../../ui/Panel.js';

/** Every published version; cases stay on the version they began with. */
export function ProcessVersions({ process }: { process: ProcessView }) {
  return (
    <Panel title="版本" sub={`${process.versions.length} 个`}>
      <table className="facts">
        <tbody>
          {process.versions.map((version) => (
            <tr key={version.version}>
              <th scope="row">第 {version.version} 版</th>
              <td>{isoDay(version.deployedAt)}</td>
              <td>在办 {version.running} 件</td>
              <td>
                <a
                  href={`/api/processes/${encodeURIComponent(process.processId)}/versions/${version.version}/xml`}
                  download
                >
                  下载
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
