import { type ReactNode, useId } from 'react';
import { classNames } from './class-names';
import styles from './switch-row.module.css';

interface SwitchRowProps {
  readonly name: string;
  readonly hint?: string;
  readonly on: boolean;
  readonly disabled?: boolean;
  readonly onChange: (on: boolean) => void;
  /** What belongs to it and only matters while it is on. */
  readonly children?: ReactNode;
}

/** Something that is on or off, at once. */
export function SwitchRow({ name, hint, on, disabled = false, onChange, children }: SwitchRowProps) {
  const about = useId();
  return (
    <div className={classNames(styles.row, disabled && styles.off)}>
      <label className={styles.label}>
        <span>
          <span className={styles.name}>{name}</span>
          {hint ? (
            <span id={about} className={styles.hint}>
              {hint}
            </span>
          ) : null}
        </span>
        <input
          type="checkbox"
          role="switch"
          aria-label={name}
          aria-describedby={hint ? about : undefined}
          className={styles.switch}
          checked={on}
          aria-checked={on}
          disabled={disabled}
          onChange={() => onChange(!on)}
        />
      </label>
      {on && children ? <div className={styles.more}>{children}</div> : null}
    </div>
  );
}
