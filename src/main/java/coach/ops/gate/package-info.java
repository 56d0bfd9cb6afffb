/// The startup gate: tree → binding → fields → invariants → live checks, one report, exit code 78
/// when refused.
///
/// [StartupGate] collects [Finding]s into a [Report]; the commands `check`, `preflight` and
/// `server` differ only in which stages they ask for and where the report goes.
@NullMarked
package coach.ops.gate;

import org.jspecify.annotations.NullMarked;
