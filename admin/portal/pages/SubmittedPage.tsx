import { Link, useParams, useSearchParams } from 'react-router-dom';
import { Note } from '../parts/Notes';
import { Shell } from '../parts/Shell';

export function SubmittedPage() {
  const { applicationId = '' } = useParams();
  const [params] = useSearchParams();
  const number = params.get('number') ?? '';
  const phone = params.get('phone') ?? '手机号码';
  return (
    <Shell title="已提交" back="/">
      <Note tone="good">
        <b>申请已提交</b>
        <p className="number">{number}</p>
        <p>请记下编号。凭编号和{phone}的后四位可以查进度、补材料。</p>
      </Note>
      <section className="panel">
        <h3>接下来</h3>
        <ol className="plain">
          <li>窗口预审材料；缺什么一次告诉您</li>
          <li>受理后分给各单位同时办，互不等待</li>
          <li>全部办完，给您一份综合反馈</li>
        </ol>
      </section>
      <Link className="button primary wide" to={`/progress/${applicationId}`}>
        看进度
      </Link>
      <button type="button" className="button wide" onClick={() => window.print()}>
        打印本页
      </button>
    </Shell>
  );
}
