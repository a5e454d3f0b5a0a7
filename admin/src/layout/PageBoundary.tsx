import { Button } from '@mui/material';
import { Component, type ReactNode } from 'react';
import { Note } from '../ui/Note.js';

interface Props {
  /** A new place clears the fault. */
  place: string;
  children: ReactNode;
}

/** A fault of one page leaves the menu standing. */
export class PageBoundary extends Component<Props, { faultAt: string | null }> {
  override state = { faultAt: null as string | null };

  override componentDidCatch(): void {
    this.setState({ faultAt: this.props.place });
  }

  static getDerivedStateFromError() {
    return { faultAt: '' };
  }

  override componentDidUpdate(previous: Props): void {
    if (previous.place !== this.props.place && this.state.faultAt !== null) this.setState({ faultAt: null });
  }

  override render(): ReactNode {
    if (this.state.faultAt === null) return this.props.children;
    return (
      <Note
        tone="bad"
        actions={
          <Button size="small" onClick={() => this.setState({ faultAt: null })}>
            重试
          </Button>
        }
      >
        这一页没有显示出来，是系统的故障。请重试，或从菜单打开别的页面。
      </Note>
    );
  }
}
