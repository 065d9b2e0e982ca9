using Monitoring.Dashboard.Localization;

namespace Monitoring.Dashboard.Components.Frame;

/// <summary>Texts of the frame around every page.</summary>
public static class FrameTexts
{
#pragma warning disable CS1591 // each text says what it is
    public static readonly Text Product = new("電力モニタ", "Energy monitor");
    public static readonly Text Now = new("いま", "Now");
    public static readonly Text Load = new("負荷", "Load");
    public static readonly Text Findings = new("指摘", "Findings");
    public static readonly Text Data = new("データ", "Data");
    public static readonly Text Navigation = new("ページ", "Pages");
    public static readonly Text SkipToContent = new("本文へ移動", "Skip to content");
    public static readonly Text ChooseSite = new("工場を選ぶ", "Choose site");
    public static readonly Text SwitchLanguage = new("English", "日本語");
    public static readonly Text SwitchLanguageHint = new("英語に切り替える", "Switch to Japanese");
    public static readonly Text ToDark = new("暗い画面", "Dark");
    public static readonly Text ToLight = new("明るい画面", "Light");
    public static readonly Text AsOf = new("{0} 時点", "as of {0}");
    public static readonly Text AsOfOld = new("{0} 時点({1})", "as of {0} ({1})");
    public static readonly Text AsOfNothing = new("受信なし", "nothing received");
    public static readonly Text Loading = new("読み込み中", "Loading");
    public static readonly Text Close = new("閉じる", "Close");
    public static readonly Text Retry = new("もう一度試す", "Try again");
    public static readonly Text Reload = new("再読み込み", "Reload");
    public static readonly Text Reconnecting = new(
        "接続が切れました。つなぎ直しています。表示は切れる前のものです。",
        "Connection lost. Reconnecting. What you see is from before.");
    public static readonly Text ConnectionLost = new(
        "サーバーに届きません。届きしだい自動で読み込み直します。",
        "The server cannot be reached. The page reloads by itself as soon as it can.");
    public static readonly Text PageFault = new(
        "この画面で問題が起きました。再読み込みしてください。",
        "Something went wrong on this page. Please reload it.");

    public static readonly Text NotFoundTitle = new("ページが見つかりません", "Page not found");
    public static readonly Text NotFoundWhy = new(
        "アドレスが変わったか、間違っています。最初のページから選んでください。",
        "The address has changed or is wrong. Choose from the first page.");
    public static readonly Text ToStart = new("最初のページへ", "To the first page");

    public static readonly Text NoSiteTitle = new("まだ工場が登録されていません", "There is no site yet");
    public static readonly Text NoSiteWhy = new(
        "最初の計測値が届くと、工場はここに現れます。ゲートウェイ用の鍵を次の命令で作り、ゲートウェイに設定してください。",
        "A site appears here when its first reading arrives. Make a gateway key with this command and give it to the gateway.");
    public static readonly Text UnreachableTitle = new("計測値の保管サービス(Ingestor)に届きません", "The Ingestor cannot be reached");
    public static readonly Text UnreachableWhy = new(
        "Ingestor が動いているか、設定 Dashboard:Ingestor:Url ({0}) が正しいかを確かめてください。計測値は失われません。",
        "Check that the Ingestor runs and that the setting Dashboard:Ingestor:Url ({0}) is right. No readings are lost.");
    public static readonly Text KeyRefusedTitle = new("鍵が受け付けられません", "The key was refused");
    public static readonly Text KeyRefusedWhy = new(
        "設定 Dashboard:Ingestor:Key の鍵は無効か、この工場を読めません。scope が read の鍵を作り直してください。",
        "The key in Dashboard:Ingestor:Key is not valid or may not read this site. Make a new key with scope read.");
    public static readonly Text SiteUnknownTitle = new("この工場はありません", "There is no such site");
    public static readonly Text SiteUnknownWhy = new(
        "「{0}」という工場は登録されていません。",
        "No site named \"{0}\" is registered.");
    public static readonly Text SitesThatExist = new("登録されている工場:", "Sites that exist:");
    public static readonly Text AnswerTitle = new("計測値を読めませんでした", "The readings could not be read");
    public static readonly Text AnswerWhy = new(
        "Ingestor がエラーを返しました。Ingestor の記録(ログ)を確かめてください。",
        "The Ingestor answered with an error. Look into its log.");
#pragma warning restore CS1591
}
