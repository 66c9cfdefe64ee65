/**
 * The `count` largest of different numbers, largest first (all of them, where there are fewer); reorders `numbers`. Hoare's
 * quickselect, linear on average: the pivots are the middle of three.
 */
export function keepLargest(numbers: Float64Array, count: number): Float64Array {
  let [low, high] = [0, numbers.length - 1];
  // Until the numbers before `count` are the largest.
  while (count < numbers.length && low < high) {
    const pivot = middleOf(numbers[low]!, numbers[(low + high) >> 1]!, numbers[high]!);
    let [left, right] = [low, high];
    while (left <= right) {
      while (numbers[left]! > pivot) left++;
      while (numbers[right]! < pivot) right--;
      if (left > right) break;
      const held = numbers[left]!;
      numbers[left++] = numbers[right]!;
      numbers[right--] = held;
    }
    if (count <= right) high = right;
    else if (count >= left) low = left;
    else break;
  }
  return numbers.slice(0, count).sort().reverse();
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
