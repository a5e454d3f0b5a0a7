import { lazy, Suspense, useMemo, type Ref } from 'react';
import type { DraftView, OneThingForm } from '../../../server/api/portal';
import { schemaForItems, withAutomaticItems } from '../../../server/api/form-rules';
import type { FormJsHandle } from '../../src/forms/FormJsFields';

const FormJsFields = lazy(() => import('../../src/forms/FormJsFields'));

interface FormStepProps {
  definition: OneThingForm;
  draft: DraftView;
  handle: Ref<FormJsHandle>;
  onChange(form: Record<string, unknown>): void;
}

/** Only the fields that the ticked items ask for, each once. */
export function FormStep({ definition, draft, handle, onChange }: FormStepProps) {
  const items = withAutomaticItems(definition.items, draft.selectedItems, draft.form).join(' ');
  const schema = useMemo(
    () => schemaForItems(definition.schema, definition.fields, items.split(' ')),
    [definition, items],
  );
  return (
    <Suspense fallback={<div className="skeleton" aria-busy="true" aria-label="正在载入" />}>
      <div className="panel form">
        <FormJsFields schema={schema} rules={definition.fields} data={draft.form} handle={handle} onChange={onChange} />
      </div>
    </Suspense>
  );
}
