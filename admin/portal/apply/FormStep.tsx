import { lazy, Suspense, useMemo, type Ref } from 'react';
import type { DraftView, OneThingForm } from '../../../server/api/portal';
import { schemaForItems } from '../../../server/api/form-rules';
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
  const items = draft.selectedItems.join(' ');
  const schema = useMemo(
    () => schemaForItems(definition.schema, definition.fields, items.split(' ')),
    [definition, items],
  );
  return (
    <Suspense fallback={<div className="skeleton" aria-busy="true" aria-label="正在载入" />}>
      <div className="panel form">
        <FormJsFields schema={schema} data={draft.form} handle={handle} onChange={onChange} />
      </div>
    </Suspense>
  );
}
