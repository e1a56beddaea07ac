// What the extension carries to hand over, pair and push: an entry for the size test, imported by nothing else.

export { revokeDevice } from '../../src/engine/devices/device-roster';
export { createPairHost } from '../../src/engine/devices/pair-host';
export { pushWelcome } from '../../src/engine/devices/push-sender';
export { createPushSync } from '../../src/engine/devices/push-sync';
export { writeFile } from '../../src/sync/handover/file';
export { packSnapshot, snapshotLink } from '../../src/sync/handover/snapshot-link';
export { qrCode } from '../../src/sync/transports/qr';
