import { Component, type ReactNode } from 'react';
import { useText } from '../language/language-context.js';
import { Button } from '../look/button.js';
import { EmptyState } from '../look/state.js';

/** Shows a way out if something in it breaks, such as a part of the page that a new release took away. */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode },
  { readonly isBroken: boolean }
> {
  override readonly state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    return this.state.isBroken ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const t = useText();
  return (
    <div role="alert">
      <EmptyState
        isPage
        title={t('error.page.title')}
        action={
          <Button kind="primary" onClick={() => location.reload()}>
            {t('error.page.reload')}
          </Button>
        }
      >
        {t('error.page.text')}
      </EmptyState>
    </div>
  );
}
