import { Fragment } from 'react';
import type { FormSchema } from '../../../server/api/form-rules.js';
import { readForm } from './read-form.js';

/** What was filled in, to read: two columns of label and value. */
export function ReadonlyForm({ schema, data }: { schema: unknown; data: Record<string, unknown> }) {
  const sections = readForm(schema as FormSchema | null, data);
  if (sections.length === 0) return <p className="muted small">没有填写内容</p>;
  return (
    <>
      {sections.map((section, index) => (
        <section key={section.title ?? index} className="key-value-section">
          {section.title && <h3>{section.title}</h3>}
          <dl className="key-values">
            {section.fields.map((field) => (
              <Fragment key={field.key}>
                <dt>{field.label}</dt>
                <dd>{field.value}</dd>
              </Fragment>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}
