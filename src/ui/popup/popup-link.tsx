import styles from './popup-link.module.css';

interface PopupLinkProps {
  readonly name: string;
  /** A page of the full view: "/bank". */
  readonly to: string;
  readonly openApp: (route: string) => void;
}

/**
 * A link as large as its container, which must be positioned. The content below it stays readable for screen readers and is
 * not part of the link.
 */
export function PopupLink({ name, to, openApp }: PopupLinkProps) {
  return (
    <a
      className={styles.link}
      href={`app.html#${to}`}
      onClick={(event) => {
        event.preventDefault();
        openApp(to);
      }}
    >
      <span className="visually-hidden">{name}</span>
    </a>
  );
}
