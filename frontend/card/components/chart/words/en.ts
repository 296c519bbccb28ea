/** What a chart says while drawn. */
export const words = {
  chart: "Chart",
} as const;
