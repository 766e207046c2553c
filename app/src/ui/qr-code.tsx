import { qrModules } from '@ronde/paper'

/** A code that a phone reads, dark on light on both papers. `label` says where it leads; the address also stands beside it, for who has no phone. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const modules = qrModules(text)
  const path = modules.map((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('')
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
