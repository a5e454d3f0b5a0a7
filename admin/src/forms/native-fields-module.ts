import { Description, Errors, Label } from '@bpmn-io/form-js-viewer';
import { h, type ComponentChild, type ComponentType } from 'preact';

// The browser's own text, date and choice fields: they speak Chinese, bring up the right keys on a phone, and need no picker of form-js.

interface FieldProps {
  field: {
    label?: string;
    dateLabel?: string;
    description?: string;
    values?: { label: string; value: string }[];
    validate?: { required?: boolean };
    properties?: { input?: string; part?: 'date' | 'month' };
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

/** Which keys a phone shows: digits for an account, none with capitals and suggestions for a number. */
const KEYS: Record<string, Record<string, string>> = {
  phone: { inputmode: 'tel', autocomplete: 'off' },
  bankAccount: { inputmode: 'numeric', autocomplete: 'off' },
  idNumber: { autocapitalize: 'characters', autocomplete: 'off' },
  creditCode: { autocapitalize: 'characters', autocomplete: 'off', maxlength: '18' },
};

const TextField: FormField = (props: FieldProps) =>
  frame(
    props,
    props.field.label ?? '',
    h('input', {
      ...common(props),
      ...KEYS[props.field.properties?.input ?? ''],
      type: 'text',
      value: props.value ?? '',
      onInput: (event: Event) => props.onChange({ value: (event.target as HTMLInputElement).value || null }),
    }),
  );

/** From … to …: two native fields, one answer. */
const PeriodField: FormField = (props: FieldProps) => {
  const [first = '', last = ''] = (props.value ?? '').split(/\s*至\s*/);
  const part = props.field.properties?.part ?? 'date';
  const input = (name: string, value: string, answer: (typed: string) => string) =>
    h('input', {
      ...common(props),
      id: name === '起' ? props.domId : `${props.domId}-last`,
      type: part,
      'aria-label': `${props.field.label ?? ''}${name}`,
      value,
      onInput: (event: Event) => {
        const typed = answer((event.target as HTMLInputElement).value);
        props.onChange({ value: typed === EMPTY_SPAN ? null : typed });
      },
    });
  return frame(
    props,
    props.field.label ?? '',
    h('div', { class: 'from-to' }, [
      input('起', first, (typed) => `${typed} 至 ${last}`),
      h('span', { 'aria-hidden': 'true' }, '至'),
      input('止', last, (typed) => `${first} 至 ${typed}`),
    ]),
  );
};
const EMPTY_SPAN = ' 至 ';

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
TextField.config = { ...config('textfield', '文字') };
PeriodField.config = { ...config('period', '起止') };

class NativeFields {
  static $inject = ['formFields'];
  constructor(formFields: { register(type: string, component: unknown): void }) {
    formFields.register('datetime', DateField);
    formFields.register('select', SelectField);
    formFields.register('textfield', TextField);
    formFields.register('period', PeriodField);
  }
}

/** form-js module: texts, dates, spans and choices as native controls. */
export const nativeFieldsModule = { __init__: ['nativeFields'], nativeFields: ['type', NativeFields] };
