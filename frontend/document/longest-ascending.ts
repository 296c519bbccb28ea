/** The longest ascending subsequence of distinct numbers, as the set of its members: what of a list need not move. */
export function longestAscending(numbers: readonly number[]): ReadonlySet<number> {
  // tails[n]: the index of the smallest number that ends an ascending run of n + 1.
  const tails: number[] = [];
  const before: (number | undefined)[] = [];
  numbers.forEach((number, index) => {
    let low = 0;
    for (let high = tails.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((numbers[tails[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    before[index] = tails[low - 1];
    tails[low] = index;
  });
  const found = new Set<number>();
  for (let at = tails.at(-1); at !== undefined; at = before[at]) found.add(numbers[at] ?? 0);
  return found;
}
