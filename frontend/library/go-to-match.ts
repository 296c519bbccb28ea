/** What is meant by some typed words. DOM-free. */

/** All words somewhere in the name; those whose name begins so come first. */
export function matching<One extends { readonly name: string }>(goals: readonly One[], typed: string): readonly One[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = goals.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
  const isFirst = ({ name }: One) => words[0] !== undefined && name.toLowerCase().startsWith(words[0]);
  return [...hits.filter(isFirst), ...hits.filter((goal) => !isFirst(goal))];
}
