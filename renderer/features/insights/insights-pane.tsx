/** Insights: what the papers of the current search are about, run on, compare with and appear in, as four charts. */
import type { Insights } from '../../../shared/api/schemas.ts';
import { topicLabel } from '../../../shared/topics/topic-label.ts';
import { papers } from '../../../shared/library/paper-count.ts';
import { focusListSoon } from '../../actions/focus.ts';
import { runAction } from '../../actions/registry.ts';
import { useForSearch } from '../../state/for-search.ts';
import { useLibrary } from '../../state/library.ts';
import { quoted, setMode, setSearchText, useView } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { Empty } from '../../ui/empty.tsx';
import { PaneBar } from '../../ui/pane-bar.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';
import { BarChart } from './bar-chart.tsx';
import { DeviceChart } from './device-chart.tsx';
import { PeriodChart } from './period-chart.tsx';
import './insights.css';

export function InsightsPane() {
  const place = useView((state) => state.place.name);
  const { answer, error, again } = useForSearch('claims.insights');
  const task = useLibrary((state) => state.progress.get('insights'));
  return (
    <section className="insights" aria-label="Insights">
      <PaneBar
        title={
          <>
            Insights: <bdi>{place}</bdi>
          </>
        }
        count={answer?.papers}
        of="papers"
        onBack={() => runAction('show-list')}
      />
      {error ? (
        <Empty
          icon="warning"
          title={error.code === 'cancelled' ? 'Counting was stopped' : error.message}
          more={error.detail}
        >
          <Button onClick={again}>Count again</Button>
        </Empty>
      ) : answer?.papers === 0 ? (
        <Empty icon="search" title="No papers to count" />
      ) : answer ? (
        <Charts insights={answer} />
      ) : (
        <Empty waiting icon="insights" title="Counting papers…">
          {task && <TaskProgress task={task} label="Counting papers" />}
        </Empty>
      )}
    </section>
  );
}

/** Narrows the search to what a mark stands for, and shows the list. */
function showPapers(filter: string): void {
  const { text } = useView.getState();
  setSearchText(text.trim() === '' ? filter : `${text} ${filter}`);
  setMode('library');
  focusListSoon();
}

function Charts({ insights }: { readonly insights: Insights }) {
  const { unit, topics, suggested, hardware, baselines, venues } = insights;
  return (
    // Scrolling by keyboard needs a focus, which a window on Insights has nowhere else.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="insights-charts" tabIndex={0} role="group" aria-label="Charts" data-main-focus>
      <div className="insights-wide">
        <ChartFrame
          title={`Papers per ${unit}`}
          note={`By topic; papers without a ${unit} are left out. ${topicSource(suggested)}`}
          headings={[unit === 'month' ? 'Month' : 'Year', 'Topic', 'Papers']}
          rows={topics.map(({ period, name, count }) => [period, topicLabel(name), count])}
        >
          <PeriodChart counts={topics} unit={unit} />
        </ChartFrame>
      </div>
      <ChartFrame
        title="Hardware over time"
        note="What the claims were measured on, by year of publication."
        headings={['Year', 'Hardware', 'Papers']}
        rows={hardware.map(({ period, name, count }) => [period, name, count])}
      >
        <DeviceChart
          counts={hardware}
          onOpen={(device, year) => showPapers(`hardware:${quoted(device)} year:${year}`)}
        />
      </ChartFrame>
      <ChartFrame
        title="Baselines"
        note="The systems that papers compare with most."
        headings={['Baseline', 'Papers']}
        rows={baselines.map(({ name, count }) => [name, count])}
      >
        <BarChart label="Papers by baseline" bars={baselines} onOpen={(name) => showPapers(quoted(name))} />
      </ChartFrame>
      <ChartFrame
        title="Venues"
        note="Where they appeared; papers without a venue are left out."
        headings={['Venue', 'Papers']}
        rows={venues.map(({ name, count }) => [name, count])}
      >
        <BarChart
          label="Papers by venue"
          bars={venues}
          onOpen={(name) => showPapers(`venue:${quoted(name)}`)}
        />
      </ChartFrame>
    </div>
  );
}

function topicSource(suggested: number): string {
  return suggested === 0
    ? 'Only topics that you accepted.'
    : `Topics that you accepted; for ${papers(suggested)} without one, the best suggestion.`;
}
