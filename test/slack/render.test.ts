import { renderSlack } from '../../src/slack/render.ts';
import { describeRenderer } from '../contracts/renderer.ts';
import { shown } from './shown.ts';

describeRenderer('Slack', (document) => renderSlack(document, { actions: [], titled: true }).map(shown));
