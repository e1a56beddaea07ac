// What the extension loads to hand over, pair and push. An entry point for size.test.ts only.

export { revokeDevice } from '../../src/engine/devices/device-roster';
export { createPairHost } from '../../src/engine/devices/pair-host';
export { pushWelcome } from '../../src/engine/devices/push-sender';
export { createPushSync } from '../../src/engine/devices/push-sync';
export { writeFile } from '../../src/sync/handover/file';
export { packSnapshot, snapshotLink } from '../../src/sync/handover/snapshot-link';
export { qrCode } from '../../src/sync/transports/qr';
