import type { RectificationView } from '../../../../server/api/rectifications.js';
import { ReasonForm } from '../../command/ReasonForm.js';
import { rectificationCommands as commands } from '../../providers/loop-commands.js';
import { OrderForm } from '../supervision/OrderForm.js';
import { RemindForm } from '../supervision/RemindForm.js';
import { ChangeKindForm } from './ChangeKindForm.js';
import { DecideExtensionForm } from './DecideExtensionForm.js';
import { DecideMeasureForm } from './DecideMeasureForm.js';
import { ExtensionForm } from './ExtensionForm.js';
import { SignOffForm } from './SignOffForm.js';
import { TwoTextsForm } from './TwoTextsForm.js';
import { VerifyForm } from './VerifyForm.js';

export interface RectificationFormProps {
  view: RectificationView;
  onClose: () => void;
}

/** The form of the verb that was picked. */
export function RectificationActionForm({ view, action, onClose }: RectificationFormProps & { action: string }) {
  const { id, version, number } = view;
  switch (action) {
    case 'decide-measure':
      return <DecideMeasureForm view={view} onClose={onClose} />;
    case 'plan':
      return (
        <TwoTextsForm
          title="工作计划和工作标准"
          sub="限期整改须先有计划和标准"
          submitLabel="提交计划"
          first={{ label: '工作计划', value: view.plan ?? '' }}
          second={{ label: '工作标准', value: view.standard ?? '' }}
          onSubmit={(plan, standard) => commands.plan(id, { version, plan, standard })}
          onClose={onClose}
        />
      );
    case 'summarize':
      return (
        <TwoTextsForm
          title="规律和对策"
          sub="建章立制须先总结规律"
          submitLabel="提交总结"
          first={{ label: '规律总结', value: view.findings ?? '' }}
          second={{ label: '对策', value: view.remedy ?? '' }}
          onSubmit={(findings, remedy) => commands.summarize(id, { version, findings, remedy })}
          onClose={onClose}
        />
      );
    case 'verify':
      return <VerifyForm view={view} passed onClose={onClose} />;
    case 'return':
      return <VerifyForm view={view} passed={false} onClose={onClose} />;
    case 'evaluate:unsatisfied':
    case 'evaluate-instead:unsatisfied':
      return (
        <ReasonForm
          title="不满意"
          sub="退回重新整改，开新一轮，重新计时"
          label="哪里还没有解决"
          submitLabel="不满意，退回"
          danger
          onSubmit={(note) =>
            commands.evaluate(id, action.startsWith('evaluate-instead') ? 'evaluate-instead' : 'evaluate', {
              version,
              satisfied: false,
              note,
            })
          }
          onClose={onClose}
        />
      );
    case 'evaluate-instead':
      return (
        <ReasonForm
          title="代为评价：满意"
          sub="问题提出人到期没有评价，由行风办回访后登记"
          label="回访情况"
          submitLabel="登记满意"
          onSubmit={(note) => commands.evaluate(id, action, { version, satisfied: true, note })}
          onClose={onClose}
        />
      );
    case 'sign-off':
      return <SignOffForm view={view} onClose={onClose} />;
    case 'to-systemic':
      return (
        <ReasonForm
          title="转建章立制"
          sub="问题有共性，先立制度再销号；已做的整改和记录都留着"
          submitLabel="转建章立制"
          onSubmit={(reason) => commands.toSystemic(id, { version, reason })}
          onClose={onClose}
        />
      );
    case 'change-kind':
      return <ChangeKindForm view={view} onClose={onClose} />;
    case 'request-extension':
      return <ExtensionForm view={view} onClose={onClose} />;
    case 'decide-extension':
      return <DecideExtensionForm view={view} onClose={onClose} />;
    case 'remind':
      return (
        <RemindForm
          subject={{ subjectType: 'rectification', subjectId: id }}
          to={[view.unitName, view.handlerName].filter(Boolean).join(' ')}
          onClose={onClose}
        />
      );
    case 'order':
      return <OrderForm subjects={[{ subjectType: 'rectification', subjectId: id, number }]} onClose={onClose} />;
    case 'terminate':
      return (
        <ReasonForm
          title={`终止：${view.title}`}
          sub="不再整改，不能恢复；问题退回归口"
          submitLabel={`终止 ${number}`}
          danger
          onSubmit={(reason) => commands.terminate(id, { version, reason })}
          onClose={onClose}
        />
      );
    case 'rebound':
      return (
        <ReasonForm
          title={`反弹重开：${view.title}`}
          sub="取消销号，开新一轮整改；原来的记录都留着"
          submitLabel={`取消销号 ${view.signOff?.number ?? number}`}
          danger
          onSubmit={(reason) => commands.rebound(id, { version, reason })}
          onClose={onClose}
        />
      );
    default:
      return null;
  }
}
