import { useEffect, useImperativeHandle, useRef, type Ref } from 'react';
import { Form } from '@bpmn-io/form-js-viewer';
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import type { FieldRule, FormSchema } from '../../../server/api/form-rules';
import { chineseFormModule } from './chinese-form-module';
import { createFieldRulesModule } from './field-rules-module';
import { nativeFieldsModule } from './native-fields-module';

export interface FormJsHandle {
  /** Marks what is wrong and says whether nothing is; moves to the first wrong field. */
  validate(): boolean;
}

export interface FormJsFieldsProps {
  /** The part of the one-thing's schema that is asked now (`schemaForItems`). Changing it keeps what was typed. */
  schema: FormSchema;
  /** The rules that the answers are judged by. */
  rules: readonly FieldRule[];
  data: Record<string, unknown>;
  readOnly?: boolean;
  onChange?(data: Record<string, unknown>): void;
  handle?: Ref<FormJsHandle>;
}

/** The fields of a one-thing form, drawn by form-js from the schema that the server made from the catalogue. Load it lazily: form-js is large. */
export default function FormJsFields({ schema, rules, data, readOnly = false, onChange, handle }: FormJsFieldsProps) {
  const container = useRef<HTMLDivElement>(null);
  const form = useRef<Form | null>(null);
  const latest = useRef({ data, onChange });
  latest.current = { data, onChange };

  useEffect(() => {
    // Without the pause of form-js: a field that loses its turn before 300 ms would fall back to its old value.
    const created = new Form({
      container: container.current!,
      debounce: false,
      additionalModules: [
        chineseFormModule,
        nativeFieldsModule,
        createFieldRulesModule(rules, () => latest.current.data),
      ],
    } as never);
    form.current = created;
    let alive = true;
    void created.importSchema(schema as never, structuredClone(latest.current.data)).then(() => {
      if (!alive) return;
      created.setProperty('readOnly', readOnly);
      created.on('changed', (event: { data: Record<string, unknown> }) =>
        latest.current.onChange?.({ ...latest.current.data, ...event.data }),
      );
      container.current?.setAttribute('data-ready', 'true');
    });
    return () => {
      alive = false;
      created.destroy();
      form.current = null;
    };
  }, [schema, rules, readOnly]);

  useImperativeHandle(handle, () => ({
    validate() {
      const errors = form.current?.validate() as Record<string, unknown> | undefined;
      const clean = errors !== undefined && Object.keys(errors).length === 0;
      if (!clean)
        requestAnimationFrame(() =>
          container.current
            ?.querySelector<HTMLElement>('.fjs-has-errors input, .fjs-has-errors select, .fjs-has-errors textarea')
            ?.focus(),
        );
      return clean;
    },
  }));

  return <div ref={container} className="form-js-fields" />;
}
