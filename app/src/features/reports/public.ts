export { readMonitoring, type MonitoringWish } from './actions/read-monitoring.ts'
