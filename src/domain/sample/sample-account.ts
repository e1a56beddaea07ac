/** Never the key of a real account: those are hashes. */
export const sampleAccount = 'sample';
export const sampleDevice = 'sample';
