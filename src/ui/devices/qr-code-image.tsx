import styles from './devices.module.css';

/** A QR code: the number of modules per side, and the dark ones as an SVG path of unit squares. */
export interface QrCodeShape {
  readonly size: number;
  readonly path: string;
}

/** A QR code with its quiet zone, dark on white in every theme. `label` says what scanning it does. */
export function QrCodeImage({ code, label }: { readonly code: QrCodeShape; readonly label: string }) {
  const { size, path } = code;
  return (
    <svg
      className={styles.qrCode}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
}
