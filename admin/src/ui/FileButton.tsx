import { Button } from '@mui/material';
import type { ReactNode } from 'react';
import './file-button.css';

interface Props {
  /** What the file is for, for those who do not see the words around the button. */
  label: string;
  children: ReactNode;
  icon?: ReactNode;
  disabled?: boolean;
  onFile: (file: File) => void;
}

/**
 * A button that takes one picture or PDF: one click or, on a phone, one tap to the camera. The input is the control; the
 * label around it only looks like a button, as a screen reader must not find one inside the other.
 */
export function FileButton({ label, children, icon, disabled = false, onFile }: Props) {
  return (
    <Button
      size="small"
      component="label"
      role={undefined}
      tabIndex={-1}
      className="file-button"
      startIcon={icon}
      disabled={disabled}
    >
      {children}
      <input
        type="file"
        className="visually-hidden"
        aria-label={label}
        accept="image/jpeg,image/png,application/pdf"
        disabled={disabled}
        onChange={(event) => {
          const file = event.target.files?.[0];
          // the same file may be chosen again after a refusal
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
    </Button>
  );
}
