const floor = 256;

/**
 * The length a message of `length` bytes is padded to: Padmé (Nikitin et al., PETS 2019) leaks O(log log n) bits and adds
 * at most 12 %; nothing is shorter than 256 bytes.
 */
export function paddedLength(length: number): number {
  if (length <= floor) return floor;
  const exponent = Math.floor(Math.log2(length));
  const zeroBits = exponent - (Math.floor(Math.log2(exponent)) + 1);
  const unit = 2 ** zeroBits;
  return Math.ceil(length / unit) * unit;
}
