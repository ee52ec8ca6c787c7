import type { Fault } from './cells.ts';
import type { FaultCase } from './fault-case.ts';
import type { GoOn, Point } from './points.ts';

/** Lets a fault happen to a purchase that waits at a point. */
export async function strike(fault: Fault, point: Point, faultCase: FaultCase, goOn: GoOn): Promise<void> {
  switch (fault) {
    case 'worker killed':
      await faultCase.fixture.leadlight.killWorker();
      return goOn();
    case 'popup closed':
      await faultCase.closePopup();
      return goOn();
    case 'connection cut':
      faultCase.kaspr.dropConnections();
      // A service that sees its client go before it has begun may leave it at that: the other case is that of the
      // killed worker.
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
