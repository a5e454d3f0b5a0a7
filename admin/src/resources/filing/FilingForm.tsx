import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { schemaForItems, withAutomaticItems } from '../../../../server/api/form-rules.js';
import type { ApplicationView } from '../../../../server/api/applications.js';
import type { OneThingForm } from '../../../../server/api/portal.js';
import type { FormJsHandle } from '../../forms/FormJsFields';
import { ItemTicks } from '../../forms/ItemTicks';
import { useAutosave } from '../../forms/use-autosave.js';
import { PageHead } from '../../list/PageHead.js';
import { http } from '../../providers/http.js';
import { Note } from '../../ui/Note.js';
import { Panel } from '../../ui/Panel.js';
import { SkeletonRows } from '../../ui/SkeletonRows.js';
import { FilingMaterials } from './FilingMaterials.js';
import { SubmitPanel } from './SubmitPanel.js';
import './filing.css';

const FormJsFields = lazy(() => import('../../forms/FormJsFields'));
const SAVE_WORDS = {
  saved: '已自动保存',
  changed: '有改动，马上保存…',
  saving: '正在保存…',
  failed: '没有保存，请检查网络',
};

/** Items at the right, the form that follows from them at the left, materials each once, then everything missing at once. */
export function FilingForm({ application, definition }: { application: ApplicationView; definition: OneThingForm }) {
  const [selected, setSelected] = useState(application.selectedItems);
  const [form, setForm] = useState(application.form);
  const version = useRef(application.version);
  const latest = useRef({ form, selected });
  latest.current = { form, selected };
  const fields = useRef<FormJsHandle>(null);
  const autosave = useAutosave(async () => {
    const body = { form: latest.current.form, selectedItems: latest.current.selected, version: version.current };
    version.current = (
      await http<{ version: number }>(`/api/applications/${application.id}/draft`, { method: 'PUT', body })
    ).version;
  });
  const included = withAutomaticItems(definition.items, selected, form);
  const asked = included.join(' ');
  const schema = useMemo(
    () => schemaForItems(definition.schema, definition.fields, asked.split(' ')),
    [definition, asked],
  );
  const change = (next: Partial<{ form: Record<string, unknown>; selected: string[] }>) => {
    latest.current = { ...latest.current, ...next };
    if (next.form) setForm(next.form);
    if (next.selected) setSelected(next.selected);
    autosave.touch();
  };
  return (
    <>
      <PageHead title={`代办申请：${definition.name}`} sub={SAVE_WORDS[autosave.state]} />
      {definition.note && <Note>{definition.note}</Note>}
      <div className="filing-layout">
        <Panel title="一张表单" sub="相同的内容只填一次">
          <Suspense fallback={<SkeletonRows rows={8} />}>
            <FormJsFields
              schema={schema}
              rules={definition.fields}
              data={form}
              handle={fields}
              onChange={(data) => change({ form: data })}
            />
          </Suspense>
        </Panel>
        <aside className="stack">
          <Panel title="办理事项" sub={`已选 ${selected.length} 项`}>
            <ItemTicks
              items={definition.items}
              selected={selected}
              form={form}
              onChange={(items) => change({ selected: items })}
            />
          </Panel>
          <FilingMaterials application={application} definition={definition} selected={included} form={form} />
          <SubmitPanel
            applicationId={application.id}
            definition={definition}
            selected={selected}
            prepare={async () => {
              fields.current?.validate();
              await autosave.flush();
              return version.current;
            }}
          />
        </aside>
      </div>
    </>
  );
}
