const floor = 256;

/**
 * The length to pad a message of `length` bytes to, at least 256. Padmé (Nikitin et al., PETS 2019) leaks O(log log n) bits
 * of the length and adds at most 12 %.
 */
export function paddedLength(length: number): number {
  if (length <= floor) return floor;
  const exponent = Math.floor(Math.log2(length));
  const zeroBits = exponent - (Math.floor(Math.log2(exponent)) + 1);
  const unit = 2 ** zeroBits;
  return Math.ceil(length / unit) * unit;
}
