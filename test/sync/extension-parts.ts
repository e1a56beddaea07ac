// What the extension carries to hand over, pair and push: an entry for the size test, imported by nothing else.
export { createPairHost } from '../../src/app/phone/pair-host';
export { revokeDevice } from '../../src/app/phone/phone-roster';
export { createPushMirror } from '../../src/app/phone/push-mirror';
export { pushWelcome } from '../../src/app/phone/push-post-office';
export { writeFile } from '../../src/sync/handover/file';
export { packSnapshot, snapshotLink } from '../../src/sync/handover/snapshot-link';
export { qrCode } from '../../src/sync/transports/qr';
