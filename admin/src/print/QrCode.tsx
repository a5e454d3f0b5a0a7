import { qrModules } from './qr-code.js';

/** The way back from paper to the record. */
export function QrCode({ text }: { text: string }) {
  const modules = qrModules(text);
  const path = modules.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg
      viewBox={`-2 -2 ${modules.length + 4} ${modules.length + 4}`}
      role="img"
      aria-label="二维码：查进度"
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#000" />
    </svg>
  );
}
