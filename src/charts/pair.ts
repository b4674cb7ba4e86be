export function drawPair(_drawing: unknown, _look: unknown): string {
  return '<svg role="img" aria-label="pair" width="10" height="10"></svg>';
}
