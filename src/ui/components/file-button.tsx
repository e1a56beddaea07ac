import { type ReactNode, useRef } from 'react';
import { Button } from './button';

interface FileButtonProps {
  /** Accessible name of the input behind the button. */
  readonly label: string;
  readonly children: ReactNode;
  readonly disabled?: boolean;
  readonly multiple?: boolean;
  readonly onPick: (files: readonly File[]) => void;
}

/** A button that asks for JSON files. The same file can be picked twice in a row. */
export function FileButton({ label, children, disabled = false, multiple = false, onPick }: FileButtonProps) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button disabled={disabled} onClick={() => picker.current?.click()}>
        {children}
      </Button>
      <input
        ref={picker}
        type="file"
        accept=".json,application/json"
        hidden
        multiple={multiple}
        aria-label={label}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          currentTarget.value = '';
          if (files.length > 0) onPick(files);
        }}
      />
    </>
  );
}
