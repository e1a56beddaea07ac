import { type ReactNode, useId } from 'react';
import { classNames } from './class-names';
import styles from './switch-row.module.css';

interface SwitchRowProps {
  readonly name: string;
  readonly hint?: string;
  readonly on: boolean;
  readonly disabled?: boolean;
  readonly onChange: (on: boolean) => void;
  /** Options that only matter while it is on. */
  readonly children?: ReactNode;
}

/** A setting that is on or off. It applies at once. */
export function SwitchRow({ name, hint, on, disabled = false, onChange, children }: SwitchRowProps) {
  const hintId = useId();
  return (
    <div className={classNames(styles.row, disabled && styles.off)}>
      <label className={styles.label}>
        <span>
          <span className={styles.name}>{name}</span>
          {hint ? (
            <span id={hintId} className={styles.hint}>
              {hint}
            </span>
          ) : null}
        </span>
        <input
          type="checkbox"
          role="switch"
          aria-label={name}
          aria-describedby={hint ? hintId : undefined}
          className={styles.switch}
          checked={on}
          aria-checked={on}
          disabled={disabled}
          onChange={() => onChange(!on)}
        />
      </label>
      {on && children ? <div className={styles.options}>{children}</div> : null}
    </div>
  );
}
