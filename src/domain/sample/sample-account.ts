/** The account key of sample data. Keys of real accounts are hashes. */
export const sampleAccount = 'sample';
export const sampleDevice = 'sample';
