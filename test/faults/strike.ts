import type { Fault } from './cells.ts';
import type { GoOn, Point } from './points.ts';
import type { Trial } from './trial.ts';

/** Lets a fault happen to a purchase that waits at a point. */
export async function strike(fault: Fault, point: Point, trial: Trial, goOn: GoOn): Promise<void> {
  switch (fault) {
    case 'worker killed':
      await trial.desk.leadlight.killWorker();
      return goOn();
    case 'popup closed':
      await trial.closePopup();
      return goOn();
    case 'connection cut':
      trial.kaspr.dropConnections();
      // A service that sees its client go before it has begun may leave it at that: the other case is that of the killed worker.
      return point === 'request sent' ? undefined : goOn();
    case 'timeout':
      // It never goes on.
      return undefined;
    case '429':
    case '500':
    case 'wrong JSON':
      return goOn();
    case 'browser restarted':
      throw new Error('A test that restarts the browser does it itself.');
  }
}
