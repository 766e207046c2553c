import { qrModules } from '@ronde/paper'

/** A code that a phone reads, dark on light on both papers. `label` says where it leads; the address also stands beside it, for who has no phone. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const modules = qrModules(text)
  const path = modules.map((row, y) => drawRow(row, y)).join('')
  return (
    <svg
      class="qr-code"
      viewBox={`0 0 ${modules.length} ${modules.length}`}
      width="232"
      height="232"
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <title>{label}</title>
      <rect width="100%" height="100%" fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

/** Dark squares side by side are one rectangle: half the bytes of a page with a code. */
function drawRow(row: readonly boolean[], y: number): string {
  const starts = row.flatMap((isDark, x) => (isDark && row[x - 1] !== true ? [x] : []))
  return starts.map((x) => `M${x} ${y}h${runAt(row, x)}v1H${x}z`).join('')
}

function runAt(row: readonly boolean[], start: number): number {
  const end = row.indexOf(false, start)
  return (end < 0 ? row.length : end) - start
}
