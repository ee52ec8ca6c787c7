import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { isOpenJob } from '../../model/open-job.ts';
import type { Job } from '../../model/schemas/jobs/job.ts';
import { FailureAlert } from '../purchase/FailureAlert.tsx';
import { sumOf } from './job-text.ts';
import { useJobFocus } from './use-job-focus.ts';

export type JobAction = 'pause' | 'resume' | 'cancel';

type Props = {
  job: Job;
  title: string;
  /** People done, by outcome. */
  counts: string;
  hint: ComponentChildren;
  takesFocus: boolean;
  onAction: (action: JobAction) => void;
  children: ComponentChildren;
};

export function JobItem({ job, title, counts, hint, takesFocus, onAction, children }: Props) {
  const id = useId();
  const isRunning = job.state === 'running';
  const isOpen = isOpenJob(job);
  const section = useJobFocus(takesFocus, isOpen);
  return (
    <section class="run" ref={section} tabIndex={-1} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <JobProgress job={job} text={counts} labelledBy={id} />
      <p>{counts}</p>
      {hint}
      {job.state === 'paused' && job.why && (
        <FailureAlert
          failure={job.why}
          isOfJob
          // For other failures, "Resume" is the way out.
          {...(job.why.kind === 'no-permission' ? { onAllowed: () => onAction('resume') } : {})}
        />
      )}
      {isOpen && (
        <div class="row">
          <button type="button" onClick={() => onAction(isRunning ? 'pause' : 'resume')}>
            {t(isRunning ? 'pauseRun' : 'resumeRun')}
          </button>
          <button type="button" class="quiet" onClick={() => onAction('cancel')}>
            {t('cancelRun')}
          </button>
        </div>
      )}
      {children}
    </section>
  );
}

type ProgressProps = { job: Pick<Job, 'state' | 'counts'>; text: string; labelledBy: string };

/** @param text the progress in words */
function JobProgress({ job: { state, counts }, text, labelledBy }: ProgressProps) {
  const all = sumOf(counts);
  const done = all - counts.waiting;
  return (
    <div
      class={`run-bar run-bar-${state}`}
      role="progressbar"
      aria-labelledby={labelledBy}
      aria-valuemin={0}
      aria-valuemax={all}
      aria-valuenow={done}
      aria-valuetext={text}
    >
      <div style={{ width: `${all === 0 ? 100 : (done / all) * 100}%` }} />
    </div>
  );
}
