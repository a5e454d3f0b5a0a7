import { Description, Errors, Label } from '@bpmn-io/form-js-viewer';
import { h, type ComponentChild, type ComponentType } from 'preact';

// The browser's own date and choice fields: they speak Chinese, fit a phone and a keyboard, and need no picker of form-js.

interface FieldProps {
  field: {
    label?: string;
    dateLabel?: string;
    description?: string;
    values?: { label: string; value: string }[];
    validate?: { required?: boolean };
  };
  domId: string;
  value: string | null | undefined;
  errors?: string[];
  disabled?: boolean;
  readonly?: boolean;
  onChange(change: { value: string | null }): void;
  onBlur?(): void;
  onFocus?(): void;
}

type FormField = ComponentType<FieldProps> & { config?: Record<string, unknown> };
const part = (component: unknown) => component as ComponentType<Record<string, unknown>>;

function frame(props: FieldProps, label: string, control: ComponentChild) {
  const errors = props.errors ?? [];
  return h('div', { class: `fjs-form-field${errors.length > 0 ? ' fjs-has-errors' : ''}` }, [
    h(part(Label), { htmlFor: props.domId, label, required: props.field.validate?.required === true }),
    control,
    h(part(Description), { id: `${props.domId}-description`, description: props.field.description }),
    h(part(Errors), { id: `${props.domId}-error-message`, errors }),
  ]);
}

const common = (props: FieldProps) => ({
  id: props.domId,
  class: 'fjs-input',
  disabled: props.disabled === true || props.readonly === true,
  'aria-invalid': (props.errors ?? []).length > 0,
  'aria-describedby': `${props.domId}-description ${props.domId}-error-message`,
  onBlur: () => props.onBlur?.(),
  onFocus: () => props.onFocus?.(),
});

const DateField: FormField = (props: FieldProps) =>
  frame(
    props,
    props.field.dateLabel ?? props.field.label ?? '',
    h('input', {
      ...common(props),
      type: 'date',
      value: props.value ?? '',
      onInput: (event: Event) => props.onChange({ value: (event.target as HTMLInputElement).value || null }),
    }),
  );

const SelectField: FormField = (props: FieldProps) =>
  frame(
    props,
    props.field.label ?? '',
    h(
      'select',
      {
        ...common(props),
        value: props.value ?? '',
        onChange: (event: Event) => props.onChange({ value: (event.target as HTMLSelectElement).value || null }),
      },
      [
        h('option', { value: '' }, '请选择'),
        ...(props.field.values ?? []).map((option) => h('option', { value: option.value }, option.label)),
      ],
    ),
  );

const config = (type: string, label: string) => ({
  type,
  keyed: true,
  label,
  group: 'basic-input',
  emptyValue: null,
  sanitizeValue: ({ value }: { value: unknown }) => (typeof value === 'string' ? value : null),
  create: (options: object = {}) => options,
});
DateField.config = { ...config('datetime', '日期') };
SelectField.config = { ...config('select', '选择') };

class NativeFields {
  static $inject = ['formFields'];
  constructor(formFields: { register(type: string, component: unknown): void }) {
    formFields.register('datetime', DateField);
    formFields.register('select', SelectField);
  }
}

/** form-js module: dates and choices as native controls. */
export const nativeFieldsModule = { __init__: ['nativeFields'], nativeFields: ['type', NativeFields] };
