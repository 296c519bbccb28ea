import type { IconNode } from "lucide";
import Activity from "lucide/dist/esm/icons/activity.mjs";
import AlarmClock from "lucide/dist/esm/icons/alarm-clock.mjs";
import AppWindow from "lucide/dist/esm/icons/app-window.mjs";
import Archive from "lucide/dist/esm/icons/archive.mjs";
import ArrowDown from "lucide/dist/esm/icons/arrow-down.mjs";
import ArrowLeft from "lucide/dist/esm/icons/arrow-left.mjs";
import ArrowRight from "lucide/dist/esm/icons/arrow-right.mjs";
import ArrowUp from "lucide/dist/esm/icons/arrow-up.mjs";
import ArrowUpRight from "lucide/dist/esm/icons/arrow-up-right.mjs";
import AtSign from "lucide/dist/esm/icons/at-sign.mjs";
import Ban from "lucide/dist/esm/icons/ban.mjs";
import Bell from "lucide/dist/esm/icons/bell.mjs";
import BellOff from "lucide/dist/esm/icons/bell-off.mjs";
import BellRing from "lucide/dist/esm/icons/bell-ring.mjs";
import Bluetooth from "lucide/dist/esm/icons/bluetooth.mjs";
import Bold from "lucide/dist/esm/icons/bold.mjs";
import BookOpen from "lucide/dist/esm/icons/book-open.mjs";
import Bookmark from "lucide/dist/esm/icons/bookmark.mjs";
import Bot from "lucide/dist/esm/icons/bot.mjs";
import Briefcase from "lucide/dist/esm/icons/briefcase.mjs";
import Bug from "lucide/dist/esm/icons/bug.mjs";
import Building2 from "lucide/dist/esm/icons/building-complex.mjs";
import Calendar from "lucide/dist/esm/icons/calendar.mjs";
import CalendarCheck from "lucide/dist/esm/icons/calendar-check.mjs";
import CalendarDays from "lucide/dist/esm/icons/calendar-days.mjs";
import CalendarPlus from "lucide/dist/esm/icons/calendar-plus.mjs";
import Camera from "lucide/dist/esm/icons/camera.mjs";
import Car from "lucide/dist/esm/icons/car.mjs";
import ChartColumn from "lucide/dist/esm/icons/chart-column.mjs";
import ChartGantt from "lucide/dist/esm/icons/chart-gantt.mjs";
import ChartLine from "lucide/dist/esm/icons/chart-line.mjs";
import ChartPie from "lucide/dist/esm/icons/chart-pie.mjs";
import Check from "lucide/dist/esm/icons/check.mjs";
import CheckCheck from "lucide/dist/esm/icons/check-check.mjs";
import ChevronDown from "lucide/dist/esm/icons/chevron-down.mjs";
import ChevronLeft from "lucide/dist/esm/icons/chevron-left.mjs";
import ChevronRight from "lucide/dist/esm/icons/chevron-right.mjs";
import ChevronUp from "lucide/dist/esm/icons/chevron-up.mjs";
import CircleCheck from "lucide/dist/esm/icons/circle-check.mjs";
import CircleCheckBig from "lucide/dist/esm/icons/circle-check-big.mjs";
import CircleDot from "lucide/dist/esm/icons/circle-dot.mjs";
import CircleHelp from "lucide/dist/esm/icons/circle-question-mark.mjs";
import CircleX from "lucide/dist/esm/icons/circle-x.mjs";
import Clipboard from "lucide/dist/esm/icons/clipboard.mjs";
import ClipboardList from "lucide/dist/esm/icons/clipboard-list.mjs";
import Clock from "lucide/dist/esm/icons/clock.mjs";
import Cloud from "lucide/dist/esm/icons/cloud.mjs";
import CloudDownload from "lucide/dist/esm/icons/cloud-download.mjs";
import CloudUpload from "lucide/dist/esm/icons/cloud-upload.mjs";
import Code from "lucide/dist/esm/icons/code.mjs";
import Command from "lucide/dist/esm/icons/command.mjs";
import Contact from "lucide/dist/esm/icons/contact.mjs";
import Copy from "lucide/dist/esm/icons/copy.mjs";
import CreditCard from "lucide/dist/esm/icons/credit-card.mjs";
import Crop from "lucide/dist/esm/icons/crop.mjs";
import Database from "lucide/dist/esm/icons/database.mjs";
import Download from "lucide/dist/esm/icons/download.mjs";
import Ellipsis from "lucide/dist/esm/icons/ellipsis.mjs";
import EllipsisVertical from "lucide/dist/esm/icons/ellipsis-vertical.mjs";
import Eye from "lucide/dist/esm/icons/eye.mjs";
import EyeOff from "lucide/dist/esm/icons/eye-off.mjs";
import Smile from "lucide/dist/esm/icons/face-slightly-smiling.mjs";
import FilePlus2 from "lucide/dist/esm/icons/file-plus-corner.mjs";
import FileSearch from "lucide/dist/esm/icons/file-search.mjs";
import FileText from "lucide/dist/esm/icons/file-text.mjs";
import Flag from "lucide/dist/esm/icons/flag.mjs";
import Flame from "lucide/dist/esm/icons/flame.mjs";
import FlaskConical from "lucide/dist/esm/icons/flask-conical.mjs";
import Folder from "lucide/dist/esm/icons/folder.mjs";
import FolderPlus from "lucide/dist/esm/icons/folder-plus.mjs";
import Forward from "lucide/dist/esm/icons/forward.mjs";
import Gauge from "lucide/dist/esm/icons/gauge.mjs";
import Gift from "lucide/dist/esm/icons/gift.mjs";
import Globe from "lucide/dist/esm/icons/globe.mjs";
import GraduationCap from "lucide/dist/esm/icons/graduation-cap.mjs";
import Hand from "lucide/dist/esm/icons/hand.mjs";
import Handshake from "lucide/dist/esm/icons/handshake.mjs";
import Hash from "lucide/dist/esm/icons/hash.mjs";
import Headphones from "lucide/dist/esm/icons/headphones.mjs";
import Heart from "lucide/dist/esm/icons/heart.mjs";
import Highlighter from "lucide/dist/esm/icons/highlighter.mjs";
import House from "lucide/dist/esm/icons/house.mjs";
import IdCard from "lucide/dist/esm/icons/id-card.mjs";
import Image from "lucide/dist/esm/icons/image.mjs";
import ImageOff from "lucide/dist/esm/icons/image-off.mjs";
import Images from "lucide/dist/esm/icons/images.mjs";
import Inbox from "lucide/dist/esm/icons/inbox.mjs";
import Info from "lucide/dist/esm/icons/info.mjs";
import Key from "lucide/dist/esm/icons/key.mjs";
import Keyboard from "lucide/dist/esm/icons/keyboard.mjs";
import Languages from "lucide/dist/esm/icons/languages.mjs";
import Layers from "lucide/dist/esm/icons/layers.mjs";
import LayoutGrid from "lucide/dist/esm/icons/layout-grid.mjs";
import Link from "lucide/dist/esm/icons/link.mjs";
import List from "lucide/dist/esm/icons/list.mjs";
import ListChecks from "lucide/dist/esm/icons/list-checks.mjs";
import ListFilter from "lucide/dist/esm/icons/list-filter.mjs";
import LoaderCircle from "lucide/dist/esm/icons/loader-circle.mjs";
import Lock from "lucide/dist/esm/icons/lock.mjs";
import LockOpen from "lucide/dist/esm/icons/lock-open.mjs";
import LogOut from "lucide/dist/esm/icons/log-out.mjs";
import Mail from "lucide/dist/esm/icons/mail.mjs";
import MapPin from "lucide/dist/esm/icons/map-pin.mjs";
import Maximize2 from "lucide/dist/esm/icons/maximize-2.mjs";
import Megaphone from "lucide/dist/esm/icons/megaphone.mjs";
import MessageCircle from "lucide/dist/esm/icons/message-circle.mjs";
import MessageCircleOff from "lucide/dist/esm/icons/message-circle-off.mjs";
import MessageSquarePlus from "lucide/dist/esm/icons/message-square-plus.mjs";
import MessagesSquare from "lucide/dist/esm/icons/messages-square.mjs";
import Mic from "lucide/dist/esm/icons/mic.mjs";
import MicOff from "lucide/dist/esm/icons/mic-off.mjs";
import Minimize2 from "lucide/dist/esm/icons/minimize-2.mjs";
import Minus from "lucide/dist/esm/icons/minus.mjs";
import Monitor from "lucide/dist/esm/icons/monitor.mjs";
import MonitorUp from "lucide/dist/esm/icons/monitor-up.mjs";
import Moon from "lucide/dist/esm/icons/moon.mjs";
import MousePointer2 from "lucide/dist/esm/icons/mouse-pointer-2.mjs";
import Network from "lucide/dist/esm/icons/network.mjs";
import Newspaper from "lucide/dist/esm/icons/newspaper.mjs";
import Palette from "lucide/dist/esm/icons/palette.mjs";
import PanelLeft from "lucide/dist/esm/icons/panel-left.mjs";
import Paperclip from "lucide/dist/esm/icons/paperclip.mjs";
import Pause from "lucide/dist/esm/icons/pause.mjs";
import Pencil from "lucide/dist/esm/icons/pencil.mjs";
import Percent from "lucide/dist/esm/icons/percent.mjs";
import Phone from "lucide/dist/esm/icons/phone.mjs";
import PhoneOff from "lucide/dist/esm/icons/phone-off.mjs";
import Pin from "lucide/dist/esm/icons/pin.mjs";
import Plane from "lucide/dist/esm/icons/plane.mjs";
import Play from "lucide/dist/esm/icons/play.mjs";
import Plug from "lucide/dist/esm/icons/plug.mjs";
import Plus from "lucide/dist/esm/icons/plus.mjs";
import Printer from "lucide/dist/esm/icons/printer.mjs";
import QrCode from "lucide/dist/esm/icons/qr-code.mjs";
import Quote from "lucide/dist/esm/icons/quote.mjs";
import Redo2 from "lucide/dist/esm/icons/redo-2.mjs";
import RefreshCw from "lucide/dist/esm/icons/refresh-cw.mjs";
import Replace from "lucide/dist/esm/icons/replace.mjs";
import Reply from "lucide/dist/esm/icons/reply.mjs";
import Rocket from "lucide/dist/esm/icons/rocket.mjs";
import History from "lucide/dist/esm/icons/rotate-ccw-clock.mjs";
import Scan from "lucide/dist/esm/icons/scan.mjs";
import Search from "lucide/dist/esm/icons/search.mjs";
import Send from "lucide/dist/esm/icons/send.mjs";
import Server from "lucide/dist/esm/icons/server.mjs";
import Settings from "lucide/dist/esm/icons/settings.mjs";
import Shapes from "lucide/dist/esm/icons/shapes.mjs";
import ShieldCheck from "lucide/dist/esm/icons/shield-check.mjs";
import ShoppingBag from "lucide/dist/esm/icons/shopping-bag.mjs";
import Sigma from "lucide/dist/esm/icons/sigma.mjs";
import SlidersHorizontal from "lucide/dist/esm/icons/sliders-horizontal.mjs";
import Sparkles from "lucide/dist/esm/icons/sparkles.mjs";
import Square from "lucide/dist/esm/icons/square.mjs";
import SquareKanban from "lucide/dist/esm/icons/square-kanban.mjs";
import Stamp from "lucide/dist/esm/icons/stamp.mjs";
import Star from "lucide/dist/esm/icons/star.mjs";
import Sun from "lucide/dist/esm/icons/sun.mjs";
import Table2 from "lucide/dist/esm/icons/table-2.mjs";
import Tag from "lucide/dist/esm/icons/tag.mjs";
import Target from "lucide/dist/esm/icons/target.mjs";
import Terminal from "lucide/dist/esm/icons/terminal.mjs";
import AlignCenter from "lucide/dist/esm/icons/text-align-center.mjs";
import AlignRight from "lucide/dist/esm/icons/text-align-end.mjs";
import AlignLeft from "lucide/dist/esm/icons/text-align-start.mjs";
import ThumbsDown from "lucide/dist/esm/icons/thumbs-down.mjs";
import ThumbsUp from "lucide/dist/esm/icons/thumbs-up.mjs";
import Trash2 from "lucide/dist/esm/icons/trash.mjs";
import TriangleAlert from "lucide/dist/esm/icons/triangle-alert.mjs";
import Trophy from "lucide/dist/esm/icons/trophy.mjs";
import Type from "lucide/dist/esm/icons/type.mjs";
import Undo2 from "lucide/dist/esm/icons/undo-2.mjs";
import Upload from "lucide/dist/esm/icons/upload.mjs";
import User from "lucide/dist/esm/icons/user.mjs";
import UserPlus from "lucide/dist/esm/icons/user-plus.mjs";
import Users from "lucide/dist/esm/icons/users.mjs";
import Video from "lucide/dist/esm/icons/video.mjs";
import VideoOff from "lucide/dist/esm/icons/video-off.mjs";
import Wallet from "lucide/dist/esm/icons/wallet.mjs";
import Wrench from "lucide/dist/esm/icons/wrench.mjs";
import X from "lucide/dist/esm/icons/x.mjs";
import Zap from "lucide/dist/esm/icons/zap.mjs";

/**
 * Which Lucide shape stands for which icon tokens. Feishu's own set may not be redistributed; a token is matched whole
 * (without its style), then by its parts from the left, and gets a neutral shape when nothing fits.
 */
const SHAPES: readonly (readonly [IconNode, string])[] = [
  [Activity, "activity effects pulse signal"],
  [AlarmClock, "alarm-clock"],
  [AlignCenter, "align-center center-alignment center"],
  [AlignLeft, "align-left left-alignment alignment text align details"],
  [AlignRight, "align-right right-alignment"],
  [AppWindow, "app-default window web browser"],
  [Archive, "archive"],
  [ArrowDown, "arrow-down move-down into-item"],
  [ArrowLeft, "arrow-left back-tab back previous"],
  [ArrowRight, "next move forward-com"],
  [ArrowUp, "arrow-up move-up outbox"],
  [ArrowUpRight, "arrow external up-right jump"],
  [AtSign, "at"],
  [
    Ban,
    "ban ban-cancel forbidden no-borders refuse reject spam offline cancel-offline blur barrage-off danmu-off disbandgroup withdrawcohost unpin untag set-top-cancel cancel-freeze",
  ],
  [Bell, "bell remind alert notification"],
  [BellOff, "alerts-off"],
  [BellRing, "alarm buzz"],
  [Bluetooth, "bluetooth"],
  [Bold, "bold"],
  [BookOpen, "wiki book organization-book dictionary tab-wiki manual reference knowledge"],
  [Bookmark, "collection collect tab-collect cancel-collection subscribe label-save"],
  [Bot, "robot robot-add myai ai"],
  [Briefcase, "briefcase jobs business work hirelogo"],
  [Bug, "bug"],
  [Building2, "building company organization borders-building office room room-unavailable"],
  [Calendar, "calendar date day status-meeting meeting-plan cal-creator status-vacation"],
  [CalendarCheck, "calendar-done"],
  [CalendarDays, "calendar-date calendar-view view-month view-day updatemeeting later"],
  [CalendarPlus, "calendar-add"],
  [Camera, "camera screenshots"],
  [Car, "taxi car"],
  [ChartColumn, "chart sheet-bar sheet-histogram insert-chart bar histogram statistics analyze proportion"],
  [ChartGantt, "bitablegantt gantt ganttset plan"],
  [ChartLine, "sheet-line increase trend-line sheet-iconsets-increase line-chart"],
  [ChartPie, "sheet-pie pie"],
  [Check, "check yes done mark resolve"],
  [CheckCheck, "select-all read-all"],
  [
    ChevronDown,
    "down down-bold down-round down-small-ccm expand-down space-down drop pull-down down-expand down-bottom",
  ],
  [ChevronLeft, "left left-bold left-small-ccm expand-left"],
  [ChevronRight, "right right-bold right-small-ccm expand-right"],
  [ChevronUp, "up up-bold up-round expand-up space-up"],
  [CircleCheck, "succeed succeed-hollow chat-done success finish completion task-done"],
  [CircleCheckBig, "assigned"],
  [CircleDot, "ellipse circle stable dot"],
  [CircleHelp, "maybe help question helpdesk-off unknow unknown"],
  [CircleX, "error error-hollow more-close fail loadfail close-circle"],
  [Clipboard, "paste ccm-paste report clipboard"],
  [ClipboardList, "bitableform form survey poll vote workorder order details-form"],
  [Clock, "time minute hour timer expire time-zone"],
  [Cloud, "cloud drive tab-drive"],
  [CloudDownload, "cloud-download"],
  [CloudUpload, "cloud-upload"],
  [Code, "code codeblock coding-test uml latex tex team-code"],
  [Command, "command short-cuts"],
  [Contact, "contacts tab-contacts virtual-avatar avatar"],
  [Copy, "copy duplicate"],
  [CreditCard, "pay payment"],
  [Crop, "crop"],
  [Database, "storage database ram"],
  [Download, "download download-image driveload import"],
  [Ellipsis, "more more-add more-bold tab-more"],
  [EllipsisVertical, "more-vertical"],
  [Eye, "visible view preview preview-view big-eye watch-page read mark-read feed-read readinfo"],
  [EyeOff, "invisible hide visible-lock"],
  [FilePlus2, "add-doc add-sheet upload-new-file"],
  [FileSearch, "doc-search lookup"],
  [
    FileText,
    "doc docx file docs filelink note word richtext file-link-docx templates minutes-logo tab-minutes empty bitableunknow",
  ],
  [Flag, "flag redflag priority"],
  [Flame, "hot fire burnlife"],
  [FlaskConical, "labs lab"],
  [Folder, "folder myfolder space-myspace creat-folder"],
  [FolderPlus, "folder-add"],
  [Forward, "forward share reply-forward share-label"],
  [Gauge, "efficiency speed score gauge"],
  [Gift, "gift gift-bag lottery-bag"],
  [Globe, "global internet web-page wan lan language webpage google googledrive"],
  [GraduationCap, "education graduation study"],
  [Hand, "raisehand lowerhand"],
  [Handshake, "larkfriends cooperation"],
  [Hash, "hash hashtag number number-0 asterisk"],
  [Headphones, "headphone helpdesk ear service"],
  [Heart, "heart love special-attention follow following"],
  [Highlighter, "annotate highlighter highlight"],
  [History, "chat-history history log operationrecord update-log"],
  [House, "home"],
  [IdCard, "business-card card"],
  [Image, "image img picture figure gif whiteboard"],
  [ImageOff, "image-fail nopicture"],
  [Images, "album photo-album bitablegallery gallery"],
  [Inbox, "inbox allmail"],
  [Info, "info info-hollow describe diagnose tip"],
  [Key, "key secret"],
  [Keyboard, "keyboard"],
  [Languages, "translate chat-trans trans"],
  [Layers, "multiple multitask version layers bring-front"],
  [
    LayoutGrid,
    "app apaas appstore all grid platform gadget space workspace mosaic mosaic-box mosaic-smear auto-layout boards template arrange insert-columns columnwidth freeze freeze-1-column freeze-column-and-row freeze-row slides-mode unmultitask wikitreelistblod breakoutrooms multi-elementalign-bottom multi-elementalign-middle multi-elementalign-top",
  ],
  [Link, "link connect sharelink link-copy wikilink url"],
  [List, "list disorder-list orde-list order-list treelist listview menu widelist"],
  [ListChecks, "list-check list-check-bold doc-checklist todo tab-todo task take-action"],
  [ListFilter, "filter ccm-filter sort sort-a-to-z sort-z-to-a sor-a-to-z sor-z-to-a"],
  [LoaderCircle, "loading waiting"],
  [Lock, "lock privacy safe-vc link-lock bitable-lock permission"],
  [LockOpen, "lock-open"],
  [LogOut, "logout group-exit exit"],
  [Mail, "mail email tab-mail"],
  [MapPin, "local location navigate status-trip position"],
  [
    Maximize2,
    "expand full full-width maximize magnify zoom-in scene-expand customize-size resize original-size original-size-wiew unmaximize-win scene-reupload row-tall row-extratall",
  ],
  [Megaphone, "announce speaker chat-news news"],
  [MessageCircle, "chat chatbox comment discuss feedback message tab-chat massage massage-box"],
  [MessageCircleOff, "chat-forbidden"],
  [MessageSquarePlus, "add-chat add-comment"],
  [MessagesSquare, "chat-all chat-topic reply-chat community larkcommunity lark lark-logo wechat wechat-friend weibo"],
  [Mic, "mic voice audio speaking record podcast"],
  [MicOff, "mic-off"],
  [Minimize2, "collapse minimize reduce zoom-out minify scene-minimaze row-height row-medium rowheightsheet"],
  [Monitor, "computer pc mac screen share-screen presentation"],
  [MonitorUp, "share-computer-audio screen-share multistreaming sepwindow viewinchat sip busy"],
  [Moon, "night"],
  [
    Minus,
    "horizontal-line divider indeterminate ccm-straight-line straight-line dotted-dotted-line line-arend-point circularend-point squarend-point triangularend-point square-dotted-line separate minus",
  ],
  [MousePointer2, "cursor mouse pointer touch select click touch-up drag tuodong navigation-button scroll"],
  [Network, "mindmap mindnote hub orgnization uml-map okr-tree"],
  [Newspaper, "feed-unread subscribe-feed unread"],
  [Palette, "style color brush fill fontcolor theme"],
  [PanelLeft, "sidebar side show-sidebar show-toolbar toolbar-toggle"],
  [Paperclip, "attachment feishuclip clip"],
  [Pause, "pause pause-round stop"],
  [Pencil, "edit ccm-edit pen draft pencilkit ccm-rename rename edit-continue write eraser"],
  [Percent, "percent sheet-percent"],
  [Phone, "call phone cellphone officephone dialpad"],
  [PhoneOff, "call-end leaveroom"],
  [Pin, "pin set-top tab-pin chat-pin"],
  [Plane, "trip plane travel"],
  [Play, "play play-round start livestream-start"],
  [Plug, "plugin connector"],
  [Plus, "add add-bold add-middle addnew addmedia bulk new-item round-add create"],
  [Printer, "printer print"],
  [QrCode, "qr"],
  [Quote, "quote citation"],
  [Redo2, "redo"],
  [
    RefreshCw,
    "refresh exchange update switch switch-item revolve rotate repeat loop flip-horizontally flip-vertically",
  ],
  [Replace, "replace image-replacement transfersheet blocknew drawio"],
  [Reply, "reply reply-cn reply-all recall return-item"],
  [Rocket, "rocket launch release tab-release"],
  [Scan, "scan frame-selection fit-to-frame"],
  [Search, "search search-outline find"],
  [Send, "send sent sent-scheduled fly paper"],
  [Server, "server"],
  [Settings, "setting setting-inter settings admin-setting list-setting"],
  [ShieldCheck, "admin safe verify trustparty protect-range safe-pass protect notspam referrals"],
  [ShoppingBag, "paperbag shop buy"],
  [Sigma, "formula functions sum"],
  [SlidersHorizontal, "adjustment quicksetting controller control"],
  [Smile, "emoji moments reaction emoji-add"],
  [Sparkles, "face-lift magic ai-star beauty laser virtual-bg lipstick new-shortcut advanced-actived buffing"],
  [Square, "rectangle border borders shape"],
  [SquareKanban, "kanban bitablekanban meego jira"],
  [Stamp, "approval approval-single signature"],
  [Star, "star foryou premium premium-gleam feed"],
  [Sun, "sunny light"],
  [Table2, "bitable table sheet data bitablegrid datagrid cells gridlines mergecells"],
  [Tag, "label tag tab-tag label-custom"],
  [Target, "okr target goal aim"],
  [Terminal, "terminal console"],
  [ThumbsDown, "thumbdown thumbsdown"],
  [ThumbsUp, "thumbsup like like-line praise"],
  [Trash2, "delete delete-trash remove chatbox-remove"],
  [TriangleAlert, "warning warning-hollow warn caution warn-report alert-circle triangle"],
  [Trophy, "trophy award ranks highlightranks medal"],
  [
    Type,
    "font text-aa h1 h2 h3 typography textstyle h4 h5 h6 h7 h8 h9 hn italic underline strikethrough outline untext text2 subtitles danmu-on wrap wrapping callout voice2text w3-h4 w9-h16 w16-h9",
  ],
  [Undo2, "undo"],
  [Upload, "export upload uploadfile uploadfolder"],
  [User, "person male female people me"],
  [UserPlus, "person-add member-add team-add group-add admit add-trustparty"],
  [Users, "group member team nearby-group person-list everyone host wins"],
  [Video, "video call-video meeting livestream vc join-meeting media"],
  [VideoOff, "video-off"],
  [Wallet, "wallet bonus payroll luckmoney money expense currency"],
  [Wrench, "tab-fix fix tool repair"],
  [X, "close close-bold close-small no clear"],
  [Zap, "quick-access quick lightning flash"],
];

const BY_WORD: ReadonlyMap<string, IconNode> = new Map(
  SHAPES.flatMap(([shape, words]) => words.split(" ").map((word): [string, IconNode] => [word, shape])),
);

/** The shape for an icon token such as `chat-forbidden_outlined`. */
export function iconFor(token: string): IconNode {
  const name = token.replace(/_(?:outlined|filled|colorful)$/, "");
  // Short parts ("no", "at") say nothing about the whole.
  const parts = name.split("-").filter((part) => part.length > 2);
  const known = [name, ...parts].find((word) => BY_WORD.has(word));
  return (known === undefined ? undefined : BY_WORD.get(known)) ?? Shapes;
}
