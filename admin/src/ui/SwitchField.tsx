import { Checkbox, FormControlLabel } from '@mui/material';

/** A labelled tick. */
export function SwitchField({
  label,
  checked,
  onChange,
}: {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <FormControlLabel
      control={<Checkbox checked={checked} onChange={(_, next) => onChange(next)} />}
      label={label}
      sx={{ alignSelf: 'end' }}
    />
  );
}
