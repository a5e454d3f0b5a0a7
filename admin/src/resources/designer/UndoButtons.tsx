import RedoIcon from '@mui/icons-material/RedoOutlined';
import UndoIcon from '@mui/icons-material/UndoOutlined';
import { Button } from '@mui/material';
import { useEffect, useState } from 'react';
import type { DesignModeler } from './create-modeler.js';

/** 撤销 and 重做, grey when there is nothing to take back. */
export function UndoButtons({ modeler }: { modeler: DesignModeler | null }) {
  const [can, setCan] = useState({ undo: false, redo: false });
  useEffect(() => {
    if (!modeler) return undefined;
    const stack = modeler.get('commandStack');
    const bus = modeler.get('eventBus');
    const look = () => setCan({ undo: stack.canUndo(), redo: stack.canRedo() });
    bus.on('commandStack.changed', look);
    return () => bus.off('commandStack.changed', look);
  }, [modeler]);
  return (
    <>
      <Button
        size="small"
        startIcon={<UndoIcon />}
        title="撤销（Ctrl+Z）"
        disabled={!can.undo}
        onClick={() => modeler?.get('commandStack').undo()}
      >
        撤销
      </Button>
      <Button
        size="small"
        startIcon={<RedoIcon />}
        title="重做（Ctrl+Y）"
        disabled={!can.redo}
        onClick={() => modeler?.get('commandStack').redo()}
      >
        重做
      </Button>
    </>
  );
}
