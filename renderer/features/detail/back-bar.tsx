/** Above a paper that covers the list: the way back, and to the papers before and after it. */
import { runAction } from '../../actions/registry.ts';
import { showPane, usePane } from '../../state/pane.ts';
import { useView } from '../../state/view.ts';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Keys } from '../../ui/keys.tsx';
import './back-bar.css';

export function BackBar() {
  const single = usePane((state) => state.single);
  const { mode, place } = useView();
  if (!single) return null;
  return (
    <div className="back-bar">
      <button type="button" className="back-button" data-detail-back onClick={() => showPane('list')}>
        <Icon name="left" />
        <span className="truncate">
          Back to <bdi>{mode === 'compare' ? 'Compare' : place.name}</bdi>
        </span>
        <Keys of="escape" />
      </button>
      {mode === 'library' && (
        <>
          <IconButton icon="up" label="Previous paper" keys="k" onClick={() => runAction('previous')} />
          <IconButton icon="down" label="Next paper" keys="j" onClick={() => runAction('next')} />
        </>
      )}
    </div>
  );
}
