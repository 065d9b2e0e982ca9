using Monitoring.Domain.Contracts;

namespace Monitoring.Dashboard.Data;

/// <summary>Why a correction is refused for what is stored already, and what to do, in both languages.</summary>
public static class CorrectionProblems
{
    private static readonly Dictionary<string, CodedProblem> All = new(StringComparer.Ordinal)
    {
        [CorrectionCodes.NoSite] = new(new("工場「{0}」は登録されていません。", "There is no site '{0}'."), new("Ingestor の keys add で登録してください。", "Make it with keys add at the Ingestor.")),
        [CorrectionCodes.NoMeter] = new(new("メーター「{0}」はまだありません。", "There is no meter '{0}' yet."), new("IDを確かめるか、先に計測値か取込を入れてください。", "Check the id, or let it send or be imported first.")),
        [CorrectionCodes.TooEarly] = new(new("{0} より前の日時です。", "The time is before {0}."), new("年を確かめてください。", "Check the year.")),
        [CorrectionCodes.InFuture] = new(new("まだ来ていない日時です。", "The time has not come yet."), new("過ぎた日時を入れてください。", "Enter a time that is over.")),
        [CorrectionCodes.SameCalibration] = new(
            new("同じ校正がすでに有効です(訂正 {0})。2つあると掛け合わされます。", "The same calibration holds already (correction {0}); two would multiply."),
            new("本当に重ねるときだけ、「同じ校正をもう一度重ねる」を選んでください。", "Choose \"Apply the same one once more\" only if that is meant.")),
        [CorrectionCodes.UndoneBefore] = new(new("訂正 {0} はもう取り消されています。", "Correction {0} was undone before."), new("元に戻すには、同じ訂正を新しく作ってください。", "To have it back, make it anew.")),
        [CorrectionCodes.IsReplacement] = new(new("「{0}」は、「{1}」の交換後の機器です(訂正 {2})。", "'{0}' is the device that replaced '{1}' (correction {2})."), new("「{1}」を選んで記録してください。", "Choose '{1}' instead.")),
        [CorrectionCodes.ReplacedBefore] = new(new("「{0}」は訂正 {1} ですでに使われています。", "'{0}' is part of correction {1} already."), new("先にその訂正を取り消してください。", "Undo that one first.")),
        [CorrectionCodes.ModulusReached] = new(new("積算値はもう {0} kWh に達しています。", "The counter has reached {0} kWh already."), new("それより大きい値を入れてください。", "Enter a larger total.")),
    };

    /// <summary>The problem of a code; null for one that is not known.</summary>
    public static CodedProblem? Find(string code) => All.GetValueOrDefault(code);
}
