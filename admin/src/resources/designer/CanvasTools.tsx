import ZoomInIcon from '@mui/icons-material/AddOutlined';
import FitIcon from '@mui/icons-material/FitScreenOutlined';
import ZoomOutIcon from '@mui/icons-material/RemoveOutlined';
import { IconButton } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import type { DesignModeler } from './create-modeler.js';
import { FIND_EVENT, findSteps, showStep } from './find-steps.js';
import { fitDiagram } from './fit-diagram.js';

/** On the canvas: find a step by its name, zoom, everything at once. */
export function CanvasTools({ modeler }: { modeler: DesignModeler }) {
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const found = findSteps(modeler, words);
  useEffect(() => {
    const bus = modeler.get('eventBus');
    const open = () => input.current?.select();
    bus.on(FIND_EVENT, open);
    return () => bus.off(FIND_EVENT, open);
  }, [modeler]);
  const show = (index: number) => {
    const element = found[index % found.length];
    if (!element) return;
    setAt(index % found.length);
    showStep(modeler, element);
  };
  const zoom = (delta: number) => modeler.get('zoomScroll').stepZoom(delta);
  return (
    <div className="designer-tools" role="toolbar" aria-label="看图">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          show(at + 1);
        }}
      >
        <input
          ref={input}
          type="search"
          value={words}
          placeholder="在图中找"
          aria-label="在图中找"
          title="在图中找（Ctrl+F）；回车找下一个"
          onChange={(event) => {
            setWords(event.target.value);
            setAt(-1);
          }}
          onKeyDown={(event) => event.key === 'Escape' && modeler.get('canvas').focus()}
        />
        {words.trim() && (
          <span className="muted small" role="status">
            {found.length === 0 ? '没有' : at < 0 ? `${found.length} 处` : `${at + 1}/${found.length}`}
          </span>
        )}
      </form>
      <IconButton size="small" aria-label="缩小" title="缩小（Ctrl+-）" onClick={() => zoom(-1)}>
        <ZoomOutIcon />
      </IconButton>
      <IconButton size="small" aria-label="放大" title="放大（Ctrl+=）" onClick={() => zoom(1)}>
        <ZoomInIcon />
      </IconButton>
      <IconButton size="small" aria-label="全图" title="全图" onClick={() => fitDiagram(modeler)}>
        <FitIcon />
      </IconButton>
    </div>
  );
}
