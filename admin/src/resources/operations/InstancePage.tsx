import { useParams, useSearchParams } from 'react-router-dom';
import { Link } from 'react-router-dom';
import { CaseDiagram } from '../../bpmn/CaseDiagram.js';
import { PageHead } from '../../list/PageHead.js';

const HEIGHT = 480;

/** One case on its diagram, the stuck step in the middle. */
export function InstancePage() {
  const { key = '' } = useParams();
  const [search] = useSearchParams();
  return (
    <>
      <p className="crumbs">
        <Link to="/operations">运行维护</Link> / 流程图
      </p>
      <PageHead title="停在哪一步" sub={`流程实例 ${key}`} />
      <CaseDiagram instanceKeys={[key]} height={HEIGHT} focus={search.get('element')} />
    </>
  );
}
