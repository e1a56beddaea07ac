// What the extension carries to hand over, pair and push: an entry for the size test, imported by nothing else.
export { createPairHost } from '../../src/app/pair-host';
export { revokeDevice } from '../../src/app/phone-roster';
export { createPushMirror } from '../../src/app/push-mirror';
export { pushWelcome } from '../../src/app/push-post-office';
export { writeFile } from '../../src/sync/file';
export { packSnapshot, snapshotLink } from '../../src/sync/snapshot-link';
export { qrCode } from '../../src/sync/transports/qr';
