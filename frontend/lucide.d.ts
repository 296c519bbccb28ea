/**
 * One Lucide icon by its file. The card imports icons so, since through the package's index every chunk would be counted as
 * using every icon, and the bundler would put them all into the first one.
 */
declare module "lucide/dist/esm/icons/*.mjs" {
  import type { IconNode } from "lucide";

  const shapes: IconNode;
  export default shapes;
}
