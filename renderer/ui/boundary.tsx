/** Catches a part of the window that broke, so that the rest goes on working. */
import { Component, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { Empty } from './empty.tsx';

interface BoundaryProps {
  /** What broke, for people: "The details". */
  readonly name: string;
  readonly children: ReactNode;
}

export class Boundary extends Component<BoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <Empty
        icon="warning"
        title={`${this.props.name} could not be shown`}
        more="This is a mistake in Roofline. Your library is not affected."
      >
        <Button icon="undo" onClick={() => this.setState({ broken: false })}>
          Try again
        </Button>
      </Empty>
    );
  }
}
